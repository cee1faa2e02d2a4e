// Draws the place's own map: boundaries the place brought, or a plain grid. Nothing comes from another host.
"use strict";
(() => {
  const HOME = "/assets/vendor/leaflet-1.9.4/";
  const BASE = "/d/map.geojson";
  const DECIMALS = 6;
  let library;
  let base;

  function leaflet() {
    library ??= new Promise((done, failed) => {
      const style = document.createElement("link");
      Object.assign(style, { rel: "stylesheet", href: `${HOME}leaflet.css` });
      const script = document.createElement("script");
      Object.assign(script, { src: `${HOME}leaflet.js`, onload: () => done(window.L), onerror: failed });
      document.head.append(style, script);
    });
    return library;
  }

  function boundaries() {
    base ??= fetch(BASE).then((answer) => (answer.ok ? answer.json() : { features: [] }));
    return base;
  }

  async function draw(element) {
    if (element.dataset.drawn) return;
    element.dataset.drawn = "yes";
    const [L, shapes] = await Promise.all([leaflet(), boundaries()]);
    element.hidden = false;
    const map = L.map(element, { attributionControl: false, zoomSnap: 0.5, minZoom: 4, maxZoom: 18, zoomControl: false });
    L.control.zoom({ zoomInTitle: "放大", zoomOutTitle: "缩小" }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    const linked = linkedAreas(element);
    const areas = L.geoJSON(shapes, { interactive: linked.size > 0, style: (area) => styleOf(linked.get(area.properties.name)) });
    const points = placesOf(element);
    fit(L, map, points, areas, linked);
    areas.addTo(map);
    openAreas(areas, linked);
    names(areas, map, points.length && element.dataset.pick === undefined);
    if (element.dataset.pick === undefined) markers(L, map, element);
    else picker(L, map, element);
    if (!shapes.features.length) grid(L, map);
  }

  /** Leaflet needs its view before anything is drawn, so the points are read first. */
  function placesOf(element) {
    if (element.dataset.pick !== undefined) {
      const within = element.closest("[data-place]");
      const [lon, lat] = ["longitude", "latitude"].map((name) => within.querySelector(`[name=${name}]`).value);
      return lon && lat ? [[Number(lat), Number(lon)]] : [];
    }
    const list = element.parentElement.querySelector(".map-points");
    return [...(list?.children || [])].map((point) => [Number(point.dataset.lat), Number(point.dataset.lon)]);
  }

  /** Areas that lead to a page of their own, by their names on the map. */
  function linkedAreas(element) {
    const list = element.parentElement.querySelector(".map-areas");
    return new Map([...(list?.children || [])].map((area) => [area.textContent, { href: area.dataset.href, on: area.dataset.on === "yes" }]));
  }

  const styleOf = (link) => ({ color: "#8a929b", weight: link?.on ? 2 : 1, fillColor: link?.on ? "#d3dfec" : "#eef0f2", fillOpacity: 0.7 });

  function openAreas(areas, linked) {
    areas.eachLayer((area) => {
      const link = linked.get(area.feature.properties.name);
      if (link) area.on("click", () => location.assign(link.href));
    });
  }

  /** Where dots are drawn, names stand above the middle, so that neither hides the other. */
  function names(areas, map, dotted) {
    areas.eachLayer((area) => {
      const name = area.feature.properties.name;
      if (name) area.bindTooltip(name, { permanent: true, direction: "center", className: "map-name", offset: dotted ? [0, -20] : [0, 0] });
    });
    const show = () => map.getContainer().classList.toggle("map-far", map.getZoom() < 8);
    map.on("zoomend", show);
    show();
  }

  function markers(L, map, element) {
    const list = element.parentElement.querySelector(".map-points");
    for (const point of list?.children || []) {
      const at = [Number(point.dataset.lat), Number(point.dataset.lon)];
      const dot = L.circleMarker(at, { radius: 7, color: "#fff", weight: 2, fillColor: "#b3261e", fillOpacity: 1 }).addTo(map);
      const words = document.createElement("div");
      const link = document.createElement("a");
      link.href = point.dataset.href;
      link.textContent = point.textContent;
      words.append(link);
      if (point.dataset.note) words.append(document.createElement("br"), point.dataset.note);
      dot.bindPopup(words);
    }
  }

  function picker(L, map, element) {
    const within = element.closest("[data-place]");
    const longitude = within.querySelector("[name=longitude]");
    const latitude = within.querySelector("[name=latitude]");
    const dot = L.circleMarker([0, 0], { radius: 9, color: "#fff", weight: 2, fillColor: "#b3261e", fillOpacity: 1 });
    const nowhere = within.querySelector("[data-nowhere]");
    const show = () => {
      const at = [Number(latitude.value), Number(longitude.value)];
      if (nowhere) nowhere.hidden = !latitude.value && !longitude.value;
      if (!latitude.value || !longitude.value || at.some(Number.isNaN)) return dot.remove();
      dot.setLatLng(at).addTo(map);
    };
    map.on("click", (event) => {
      longitude.value = event.latlng.lng.toFixed(DECIMALS);
      latitude.value = event.latlng.lat.toFixed(DECIMALS);
      longitude.dispatchEvent(new Event("input", { bubbles: true }));
      show();
    });
    for (const field of [longitude, latitude]) field.addEventListener("change", show);
    show();
    const put = (lng, lat) => {
      longitude.value = lng;
      latitude.value = lat;
      longitude.dispatchEvent(new Event("input", { bubbles: true }));
      show();
    };
    nowhere?.addEventListener("click", () => put("", ""));
    here(within, (lng, lat) => {
      put(lng.toFixed(DECIMALS), lat.toFixed(DECIMALS));
      map.setView([lat, lng], 15);
    });
  }

  /** A phone knows where it is; what it says stands in the fields, to be seen and changed. */
  function here(within, put) {
    const button = within.querySelector("[data-here]");
    if (!button || !navigator.geolocation) return;
    const told = within.querySelector("[data-here-told]");
    button.hidden = false;
    button.addEventListener("click", () => {
      told.textContent = "正在取得您的位置…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          told.textContent = "";
          put(coords.longitude, coords.latitude);
        },
        () => (told.textContent = "没有取得位置。请在地图上点一下。"),
        { timeout: 10000, maximumAge: 60000, enableHighAccuracy: true },
      );
    });
  }

  /** A place without a map of its own still sees where north is and how far things lie apart. */
  function grid(L, map) {
    const lines = L.layerGroup().addTo(map);
    const redraw = () => {
      lines.clearLayers();
      const seen = map.getBounds();
      const wide = seen.getEast() - seen.getWest();
      const step = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5].find((s) => wide / s < 12) || 10;
      const line = (a, b) => L.polyline([a, b], { color: "#d5d9dd", weight: 1, interactive: false }).addTo(lines);
      for (let x = Math.ceil(seen.getWest() / step) * step; x < seen.getEast(); x += step) line([seen.getSouth(), x], [seen.getNorth(), x]);
      for (let y = Math.ceil(seen.getSouth() / step) * step; y < seen.getNorth(); y += step) line([y, seen.getWest()], [y, seen.getEast()]);
    };
    map.on("moveend", redraw);
    redraw();
  }

  function fit(L, map, points, areas, linked) {
    const all = L.latLngBounds(points);
    const chosen = areas.getLayers().filter((area) => linked.get(area.feature.properties.name)?.on);
    if (chosen.length) chosen.forEach((area) => all.extend(area.getBounds()));
    else if (areas.getLayers().length) all.extend(areas.getBounds());
    if (all.isValid()) map.fitBounds(all.pad(0.08), { maxZoom: 15, animate: false });
    else map.setView([35, 105], 4);
  }

  /** Where one is goes into the address rounded to a hundred metres, and is not kept. */
  function nearest(button) {
    if (!navigator.geolocation) return;
    const told = button.parentElement.querySelector("[data-near-told]");
    button.hidden = false;
    button.addEventListener("click", () => {
      told.textContent = "正在取得您的位置…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const address = new URL(location.href);
          address.searchParams.set("longitude", coords.longitude.toFixed(3));
          address.searchParams.set("latitude", coords.latitude.toFixed(3));
          for (const chosen of ["county", "town"]) address.searchParams.delete(chosen);
          location.assign(address);
        },
        () => (told.textContent = "没有取得位置。可以按区域查找。"),
        { timeout: 10000, maximumAge: 60000 },
      );
    });
  }

  window.openrendaMaps = (within) => {
    for (const element of within.querySelectorAll("[data-map]")) draw(element).catch(() => (element.hidden = true));
    for (const button of within.querySelectorAll("[data-near]")) nearest(button);
  };
  window.openrendaMaps(document);
})();
