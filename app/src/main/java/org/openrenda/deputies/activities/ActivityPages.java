package org.openrenda.deputies.activities;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.Needs;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.documents.Documents;
import org.openrenda.platform.web.FormField.Option;
import org.springframework.http.ContentDisposition;
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

/** One activity: who comes, the code on the screen, leave, and what came of it. */
@Controller
class ActivityPages {

    private static final int DEPUTIES_SHOWN = 200;

    private final Activities activities;
    private final Access access;
    private final ActivitySheet sheet;
    private final Documents documents;

    ActivityPages(Activities activities, Access access, ActivitySheet sheet, Documents documents) {
        this.activities = activities;
        this.access = access;
        this.sheet = sheet;
        this.documents = documents;
    }

    @Needs({"deputies.see", "deputies.take-part"})
    @GetMapping("/deputies/activities/{id}")
    String activity(Actor actor, @PathVariable long id, Model model) {
        ActivityId at = new ActivityId(id);
        Activity is = activities.activity(actor, at);
        boolean organises = actor.may(DeputiesPermission.ORGANISE, is.congress());
        List<Taker> takers = organises ? activities.takers(at) : List.of();
        model.addAttribute("activity", is);
        model.addAttribute("matter", sheet.matter(is));
        model.addAttribute("mine", activities.place(actor, at));
        model.addAttribute("deputy", actor.may(DeputiesPermission.TAKE_PART, is.congress()));
        model.addAttribute("organises", organises);
        model.addAttribute("takers", takers);
        model.addAttribute("others", organises ? others(is, takers) : List.of());
        model.addAttribute("absent", absent(takers));
        model.addAttribute("files", sheet.files(at));
        return "deputies/activities/activity";
    }

    private List<Option> others(Activity is, List<Taker> takers) {
        List<AccountId> known = takers.stream().map(Taker::account).toList();
        return access.holders(Role.DEPUTY, is.congress(), "", DEPUTIES_SHOWN).stream()
                .filter(one -> !known.contains(one.id()))
                .map(one -> Option.of(one.id().toString(), one.displayName()))
                .toList();
    }

    private static List<Option> absent(List<Taker> takers) {
        return takers.stream()
                .filter(one -> one.place().allows(Taking.SIGN_IN))
                .map(one -> Option.of(one.account().toString(), one.name()))
                .toList();
    }

    @Needs({"deputies.see", "deputies.take-part"})
    @GetMapping("/deputies/activities/{id}/files/{file}")
    ResponseEntity<byte[]> file(Actor actor, @PathVariable long id, @PathVariable long file) {
        ActivityId at = new ActivityId(id);
        activities.activity(actor, at);
        Documents.Content content =
                documents
                        .content(Activities.subject(at), file)
                        .orElseThrow(() -> new Refusal("没有这个附件。"));
        String name = content.attachment().name();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.attachment().type()))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content.bytes());
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/activities/{id}/invitations")
    String invite(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> deputies,
            RedirectAttributes redirect) {
        activities.invite(actor, new ActivityId(id), some(deputies));
        return back(id, redirect, "已邀请 " + deputies.size() + " 名代表。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/activities/{id}/list")
    String list(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> deputies,
            RedirectAttributes redirect) {
        activities.signIn(actor, new ActivityId(id), some(deputies));
        return back(id, redirect, "已登记 " + deputies.size() + " 名代表签到，并写入履职档案。");
    }

    private static List<AccountId> some(List<Long> deputies) {
        if (deputies.isEmpty()) {
            throw Refusal.of("deputies", "请至少选择一名代表。");
        }
        return deputies.stream().map(AccountId::new).toList();
    }

    @Needs("deputies.organise")
    @GetMapping("/deputies/activities/{id}/code")
    String code(Actor actor, @PathVariable long id, HttpServletRequest request, Model model) {
        ActivityId at = new ActivityId(id);
        String code = activities.code(actor, at);
        String address =
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/deputies/activities/{id}/sign-in")
                        .queryParam("code", code)
                        .buildAndExpand(id)
                        .toUriString();
        model.addAttribute("activity", activities.activity(actor, at));
        model.addAttribute("modules", modules(address));
        return "deputies/activities/code";
    }

    private static boolean[][] modules(String text) {
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            boolean[][] rows = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int y = 0; y < rows.length; y++) {
                for (int x = 0; x < rows[y].length; x++) {
                    rows[y][x] = matrix.get(x, y);
                }
            }
            return rows;
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Needs("deputies.take-part")
    @GetMapping("/deputies/activities/{id}/sign-in")
    String atTheDoor(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        model.addAttribute("activity", activities.activity(actor, new ActivityId(id)));
        model.addAttribute("mine", activities.place(actor, new ActivityId(id)));
        model.addAttribute("code", code);
        return "deputies/activities/sign-in";
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/activities/{id}/sign-in")
    String signIn(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes redirect) {
        activities.signIn(actor, new ActivityId(id), code);
        return back(id, redirect, "签到成功，已写入您的履职档案。");
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/activities/{id}/sign-up")
    String signUp(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        Place place = activities.signUp(actor, new ActivityId(id));
        return back(id, redirect, place == Place.WAITING ? "名额已满，您已列入候补，有空位会通知您。" : "已报名。");
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/activities/{id}/withdrawal")
    String withdraw(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        activities.withdraw(actor, new ActivityId(id));
        return back(id, redirect, "已取消报名。");
    }

    @Needs("deputies.take-part")
    @PostMapping("/deputies/activities/{id}/leave")
    String leave(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        activities.askLeave(actor, new ActivityId(id), reason);
        return back(id, redirect, "已请假，并告知组织者。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/activities/{id}/outcome")
    String hold(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes redirect)
            throws IOException {
        List<Photo> photos = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (!file.isEmpty()) {
                photos.add(new Photo(name == null ? "附件" : name, file.getBytes()));
            }
        }
        activities.hold(actor, new ActivityId(id), outcome, photos);
        return back(id, redirect, "已登记活动成果。");
    }

    @Needs("deputies.organise")
    @PostMapping("/deputies/activities/{id}/cancellation")
    String cancel(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        activities.cancel(actor, new ActivityId(id), reason);
        return back(id, redirect, "活动已取消，并告知已报名的代表。");
    }

    private static String back(long id, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/deputies/activities/" + id;
    }
}
