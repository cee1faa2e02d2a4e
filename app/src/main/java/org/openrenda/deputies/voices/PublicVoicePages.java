package org.openrenda.deputies.voices;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Congress;
import org.openrenda.deputies.contact.Contact;
import org.openrenda.deputies.contact.Deed;
import org.openrenda.deputies.contact.DeedSource;
import org.openrenda.deputies.contact.Profile;
import org.openrenda.deputies.contact.ProfileField;
import org.openrenda.deputies.micromatters.MicroMatterId;
import org.openrenda.deputies.micromatters.MicroMatterStage;
import org.openrenda.deputies.micromatters.MicroMatterView;
import org.openrenda.deputies.micromatters.MicroMatters;
import org.openrenda.deputies.results.Results;
import org.openrenda.deputies.rota.Rota;
import org.openrenda.deputies.rota.RotaDay;
import org.openrenda.platform.Limited;
import org.openrenda.platform.Open;
import org.openrenda.platform.Origin;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Satisfaction;
import org.openrenda.platform.database.DataScope;
import org.openrenda.platform.uploads.Uploaded;
import org.openrenda.platform.uploads.Uploads;
import org.openrenda.platform.web.Form;
import org.openrenda.platform.web.QrCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A deputy's page as anyone sees it, leaving a message there, and following it by its code. */
@Controller
class PublicVoicePages {

    private static final int PICTURES_MAX = 3;

    private final Voices voices;
    private final VoiceSheet sheet;
    private final Contact contact;
    private final MicroMatters matters;
    private final Rota rota;
    private final Congress congress;
    private final Uploads uploads;
    private final Results results;
    private final List<DeedSource> deeds;

    PublicVoicePages(
            Voices voices,
            VoiceSheet sheet,
            Contact contact,
            MicroMatters matters,
            Rota rota,
            Congress congress,
            Uploads uploads,
            Results results,
            List<DeedSource> deeds) {
        this.voices = voices;
        this.sheet = sheet;
        this.contact = contact;
        this.matters = matters;
        this.rota = rota;
        this.congress = congress;
        this.uploads = uploads;
        this.results = results;
        this.deeds = List.copyOf(deeds);
    }

    @Open
    @GetMapping("/d/{code}")
    String deputy(@PathVariable String code, Model model) {
        Profile profile = known(code);
        String action = "/d/" + profile.code() + "/messages";
        return page(profile, Form.to(action).draft("deputy-message"), model);
    }

    private Profile known(String code) {
        return DataScope.system(() -> contact.ofCode(code))
                .orElseThrow(() -> new Refusal("没有这位代表的主页，请核对二维码，或按区域查找代表。"));
    }

    private String page(Profile profile, Form form, Model model) {
        List<Deed> done = new ArrayList<>();
        if (profile.shows(ProfileField.DEEDS)) {
            deeds.forEach(source ->
                    done.addAll(DataScope.system(() -> source.deeds().apply(profile.account()))));
        }
        List<RotaDay> days =
                DataScope.system(
                        () -> rota.ofDeputy(profile.account(), List.of(profile.congress())));
        model.addAttribute("profile", profile);
        model.addAttribute("congress", congress.congress(profile.congress()).name());
        model.addAttribute("deeds", done);
        model.addAttribute("days", days);
        model.addAttribute(
                "answered",
                profile.shows(ProfileField.ANSWERS)
                        ? DataScope.system(() -> voices.answered(profile.account()))
                        : new int[] {0, 0});
        model.addAttribute("form", form);
        model.addAttribute("areas", sheet.areas());
        model.addAttribute("receives", DataScope.system(() -> voices.receives(profile)));
        return "deputies/public-deputy";
    }

    @Open
    @GetMapping("/d/{code}/code.svg")
    ResponseEntity<String> code(@PathVariable String code) {
        String address =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                        + "/d/"
                        + known(code).code();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("image/svg+xml"))
                .body(QrCode.svg(address));
    }

    /**
     * Takes a message. The field {@code website} is seen by machines only: what fills it in is
     * thanked and not stored.
     */
    @Open
    @Limited("deputies.message")
    @PostMapping("/d/{code}/messages")
    String leave(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String website,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "") List<String> upload,
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Profile profile = known(code);
        if (!website.isEmpty()) {
            redirect.addFlashAttribute("notice", "留言已收到。");
            return "redirect:/d/" + profile.code();
        }
        Form form = Form.sent(request).draft("deputy-message").require("text", "请写明您要反映的事");
        if (!form.hasErrors()) {
            try {
                NewVoice given =
                        new NewVoice(
                                "",
                                form.get("text"),
                                form.get("name"),
                                form.get("phone"),
                                form.get("area"));
                List<Picture> pictures = pictures(files, upload);
                Received received = DataScope.system(() -> voices.leave(profile, given, pictures));
                uploads.drop(upload);
                redirect.addFlashAttribute("notice", "留言已送达。请记下查询码，凭它查看答复并评价。");
                return "redirect:/d/follow/" + received.code();
            } catch (Refusal refusal) {
                String field = refusal.field();
                form = form.error(field == null ? "text" : field, refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(profile, form, model);
    }

    private List<Picture> pictures(@Nullable List<MultipartFile> files, List<String> upload)
            throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                String name = file.getOriginalFilename();
                pictures.add(new Picture(name == null ? "" : name, file.getBytes()));
            }
        }
        for (Uploaded one : uploads.read(upload)) {
            pictures.add(new Picture(one.name(), one.bytes()));
        }
        if (pictures.size() > PICTURES_MAX) {
            throw Refusal.of("files", "照片和录音最多 " + PICTURES_MAX + " 个。");
        }
        return pictures;
    }

    @Open
    @Limited(value = "site.code", with = "code")
    @GetMapping("/d/follow")
    String enter(@RequestParam(defaultValue = "") String code, Model model) {
        String plain = VoiceDoor.plain(code);
        if (DataScope.system(() -> voices.follow(plain)).isPresent()) {
            return "redirect:/d/follow/" + plain;
        }
        model.addAttribute("error", code.isBlank() ? "" : "没有这个查询码，请核对后再输一遍。");
        model.addAttribute("code", code);
        return "deputies/public-follow-enter";
    }

    @Open
    @GetMapping("/d/follow/{code}")
    String follow(@PathVariable String code, Model model) {
        return followed(code, Form.to(""), model);
    }

    private String followed(String code, Form form, Model model) {
        String plain = VoiceDoor.plain(code);
        VoiceView view =
                DataScope.system(() -> voices.follow(plain))
                        .orElseThrow(() -> new Refusal("没有这个查询码，请核对后再输一遍。"));
        Origin outcome = view.voice().outcome();
        MicroMatterView micro =
                outcome == null
                        ? null
                        : DataScope.system(() ->
                                        matters.published(
                                                new MicroMatterId(outcome.id()),
                                                view.voice().id().value()))
                                .orElse(null);
        boolean rates =
                view.voice().stage() == VoiceStage.ANSWERED
                        || view.voice().stage() == VoiceStage.RAISED
                                && micro != null
                                && micro.matter().stage() == MicroMatterStage.CHECKED;
        model.addAttribute("view", view);
        model.addAttribute("micro", micro);
        model.addAttribute("rates", rates);
        model.addAttribute("code", plain);
        model.addAttribute("shownCode", VoiceSheet.spaced(plain));
        model.addAttribute(
                "results",
                DataScope.system(
                        () -> results.of(view.voice().congress(), view.voice().id().value())));
        model.addAttribute("form", form);
        model.addAttribute("matter", sheet.matter(view, false, "/d/follow/" + plain));
        return "deputies/public-follow";
    }

    @Open
    @Limited("deputies.message")
    @PostMapping("/d/follow/{code}/rating")
    String rate(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String reason,
            jakarta.servlet.http.HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            Satisfaction chosen = Satisfaction.of("result", result);
            DataScope.system(() -> {
                voices.rate(code, chosen, reason);
            });
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String field = refusal.field();
            Form form = Form.sent(request);
            String beside = field == null ? "result" : field;
            return followed(code, form.error(beside, refusal.sentence()), model);
        }
        redirect.addFlashAttribute("notice", "谢谢您的评价。");
        return "redirect:/d/follow/" + VoiceDoor.plain(code);
    }

    @Open
    @GetMapping("/d/follow/{code}/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable String code, @PathVariable long file) {
        VoiceView view =
                DataScope.system(() -> voices.follow(code))
                        .orElseThrow(() -> new Refusal("没有这个查询码。"));
        return VoicePages.sent(
                DataScope.system(() -> voices.file(view.voice().id(), file))
                        .orElseThrow(() -> new Refusal("没有这个附件。")));
    }
}
