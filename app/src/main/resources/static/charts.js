// Draws charts from the tables beside them, and keeps the figures of a live page fresh.
"use strict";
(() => {
  const ECHARTS = "/assets/vendor/echarts-6.1.0/echarts.min.js";
  const RETRY_FIRST = 1000;
  const RETRY_MOST = 60000;
  const drawn = new Map();
  let echartsLoading;

  function echarts() {
    echartsLoading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = ECHARTS;
      script.onload = () => done(window.echarts);
      script.onerror = failed;
      document.head.append(script);
    });
    return echartsLoading;
  }

  /** Points, series and marks as the table and the attributes of the figure have them. */
  function read(box, element) {
    const table = box.querySelector(".chart-data table");
    const heads = [...table.querySelectorAll("thead th")].slice(1);
    const rows = [...table.querySelectorAll("tbody tr")];
    return {
      kind: element.dataset.chart,
      points: rows.map((row) => row.cells[0].textContent.trim()),
      series: heads.map((head, n) => ({
        name: head.textContent.trim(),
        role: head.dataset.role,
        tone: head.dataset.tone,
        texts: rows.map((row) => row.cells[n + 1].textContent.trim()),
        values: rows.map((row) => {
          const v = row.cells[n + 1].dataset.v;
          return v === "" ? null : Number(v);
        }),
      })),
      marks: (element.dataset.marks || "")
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split("=")),
    };
  }

  function option(data, look) {
    const rank = data.kind === "rank";
    const band = data.series.some((s) => s.role === "low");
    const text = { color: look.quiet, fontSize: look.size, fontFamily: look.font };
    const names = {
      type: "category",
      data: data.points,
      inverse: rank,
      axisLabel: { ...text, hideOverlap: !rank },
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
    };
    const numbers = {
      type: "value",
      axisLabel: { ...text, formatter: (v) => v.toLocaleString("zh-CN") },
      splitLine: { lineStyle: { color: look.faint } },
    };
    const shown = data.series.filter((s) => s.role !== "low" && s.role !== "high").map((s) => s.name);
    return {
      animation: false,
      color: look.colours,
      textStyle: { fontFamily: look.font },
      grid: { left: 4, right: rank ? look.size * 4 : 16, top: shown.length > 1 ? look.size * 2.6 : look.size * 1.6, bottom: 4, containLabel: true },
      legend: { show: shown.length > 1, data: shown, left: 0, top: 0, itemWidth: look.size, itemHeight: look.size * 0.7, textStyle: { ...text, color: look.ink } },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: look.paper, borderColor: look.line, textStyle: { color: look.ink, fontSize: look.size }, axisPointer: { type: data.kind === "line" ? "line" : "shadow" } },
      xAxis: rank ? { ...numbers, axisLabel: { show: false }, splitLine: { show: false } } : names,
      yAxis: rank ? names : numbers,
      series: data.series.flatMap((s, n) => drawSeries(s, n, data, look, band)),
    };
  }

  function drawSeries(s, n, data, look) {
    if (s.role === "low" || s.role === "high") {
      const low = data.series.find((one) => one.role === "low").values;
      const values = s.role === "low" ? s.values : s.values.map((v, i) => (v === null ? null : v - low[i]));
      return [{ name: s.name, type: "line", stack: "band", data: values, symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: look.quiet, opacity: s.role === "high" ? 0.16 : 0 }, tooltip: { show: false }, silent: true }];
    }
    const colour = s.role === "faint" ? look.pale : look.tones[s.tone] ?? look.colours[n % look.colours.length];
    const base = { name: s.name, data: s.values, itemStyle: { color: colour } };
    if (data.kind !== "line") {
      const label = { show: data.kind === "rank", position: "right", color: look.ink, fontSize: look.size, formatter: (p) => s.texts[p.dataIndex] };
      return [{ ...base, type: "bar", barMaxWidth: look.size * 1.6, stack: data.kind === "stack" ? "whole" : undefined, label }];
    }
    const markLine = n === 0 && data.marks.length > 0 && {
      symbol: "none",
      silent: true,
      label: { formatter: (m) => m.name, color: look.ink, fontSize: look.size, position: "end" },
      lineStyle: { color: look.ink, type: "dashed" },
      data: data.marks.map(([point, word]) => ({ xAxis: point, name: word })),
    };
    return [{ ...base, type: "line", symbol: "circle", symbolSize: look.size / 2.2, showSymbol: data.points.length <= 14, lineStyle: { width: look.size / 6, color: colour, type: s.role === "faint" ? "dashed" : "solid" }, ...(markLine ? { markLine } : {}) }];
  }

  /** Colours come from the stylesheet, so paper and the dark screen share this code. */
  function looks(element) {
    const style = getComputedStyle(element);
    const dark = document.body.classList.contains("screen");
    const of = (name) => style.getPropertyValue(name).trim();
    return {
      ink: of("--ink"),
      quiet: of("--ink-2"),
      line: of("--line"),
      faint: of("--line-2"),
      paper: of("--paper"),
      pale: dark ? "#7f8fa1" : "#8a929b",
      colours: dark ? ["#8ec1ff", "#ffc861", "#7fd8a0", "#d7a8ff", "#ff9f8f"] : ["#1b4f8f", "#b07a1e", "#2b7d57", "#7a5195", "#8a929b"],
      tones: dark ? { "tone-green": "#7fd8a0", "tone-amber": "#ffc861", "tone-red": "#ff8a80", "tone-blue": "#8ec1ff" } : { "tone-green": "#2b7d57", "tone-amber": "#d9a441", "tone-red": "#b3261e", "tone-blue": "#1b4f8f" },
      font: style.fontFamily,
      size: parseFloat(getComputedStyle(document.documentElement).fontSize) * (dark && innerWidth > 1023 ? 1.375 : 0.8125),
    };
  }

  async function draw(element) {
    const box = element.closest(".chart-box");
    const lib = await echarts();
    element.hidden = false;
    drawn.get(element)?.dispose();
    const chart = lib.init(element, null, { renderer: "canvas" });
    drawn.set(element, chart);
    chart.setOption(option(read(box, element), looks(element)));
    const png = box.querySelector("[data-png]");
    if (!png) return;
    png.hidden = false;
    png.onclick = () => {
      const link = document.createElement("a");
      link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: looks(element).paper });
      link.download = `${box.querySelector("figcaption").textContent.trim()}.png`;
      link.click();
    };
  }

  window.openrendaCharts = (within) => within.querySelectorAll(".chart").forEach((e) => draw(e));
  document.addEventListener("htmx:beforeCleanupElement", (event) => {
    drawn.get(event.detail.elt)?.dispose();
    drawn.delete(event.detail.elt);
  });
  let resizing;
  addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => drawn.forEach((chart) => chart.resize()), 150);
  });

  /** Events: "figures" with {key: text}; "part" with {id, url}, which is fetched and put in place. */
  function listen(address, wait = RETRY_FIRST) {
    const state = document.querySelector("[data-live-state]");
    const shown = (words, off) => {
      if (!state) return;
      state.textContent = words;
      state.parentElement.classList.toggle("off", off);
    };
    const source = new EventSource(address);
    source.onopen = () => {
      wait = RETRY_FIRST;
      shown("更新于", false);
    };
    source.addEventListener("figures", (event) => {
      for (const [key, text] of Object.entries(JSON.parse(event.data))) {
        const place = document.querySelector(`[data-figure="${CSS.escape(key)}"]`);
        if (place && place.textContent !== text) place.textContent = text;
      }
    });
    source.addEventListener("part", (event) => {
      const { id, url } = JSON.parse(event.data);
      window.htmx?.ajax("GET", url, { target: `#${CSS.escape(id)}`, swap: "outerHTML", select: `#${CSS.escape(id)}` });
    });
    source.onerror = () => {
      source.close();
      shown("连接已断，正在重连；数字停在", true);
      setTimeout(() => listen(address, Math.min(wait * 2, RETRY_MOST)), wait);
    };
  }

  window.openrendaCharts(document);
  if (document.body.dataset.live) listen(document.body.dataset.live);
})();
