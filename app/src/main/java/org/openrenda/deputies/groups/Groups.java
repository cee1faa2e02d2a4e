package org.openrenda.deputies.groups;

import java.util.List;
import org.openrenda.deputies.DeputiesPermission;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Refusal;
import org.openrenda.platform.Role;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.notices.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Groups of deputies (代表小组, 代表法 26–27): who belongs to them, and what members tell one another. */
@Component
public class Groups {

    private static final int TEXT_MOST = 2_000;

    private final GroupTable table;
    private final Access access;
    private final Notices notices;

    Groups(GroupTable table, Access access, Notices notices) {
        this.table = table;
        this.access = access;
        this.notices = notices;
    }

    /**
     * Forms a group, or changes the video room of the one with this name.
     *
     * @param video an https address, or empty
     */
    @Transactional
    public GroupId form(Actor actor, CongressId congress, String name, String video) {
        actor.require(DeputiesPermission.ORGANISE, congress);
        String called = Refusal.needed("name", "请填写小组名称", name);
        return table.add(congress, called, address(video), actor.name());
    }

    /** A plain https address; rooms of any maker have one. */
    private static String address(String video) {
        String plain = video.strip();
        if (!plain.isEmpty() && !plain.matches("https://[^\\s\"<>]{4,300}")) {
            throw Refusal.of("video", "请填写 https:// 开头的网址，或者留空。");
        }
        return plain;
    }

    @Transactional
    public void join(Actor actor, GroupId id, List<AccountId> deputies) {
        DeputyGroup group = found(id);
        actor.require(DeputiesPermission.ORGANISE, group.congress());
        List<AccountId> eligible = access.holders(Role.DEPUTY, group.congress(), null);
        for (AccountId deputy : deputies) {
            if (!eligible.contains(deputy)) {
                throw Refusal.of("deputies", "只能把本级代表编入小组。");
            }
            table.join(id, deputy, access.account(deputy).displayName());
        }
        notices.send(deputies, "编入代表小组", "您已编入“" + group.name() + "”。", path(id));
    }

    @Transactional
    public void leave(Actor actor, GroupId id, AccountId deputy) {
        actor.require(DeputiesPermission.ORGANISE, found(id).congress());
        table.leave(id, deputy);
    }

    /** A member tells the group; nobody outside reads it. */
    @Transactional
    public void say(Actor actor, GroupId id, String text) {
        AccountId self = member(actor, id);
        String said = Refusal.needed("text", "请写内容", text);
        if (said.length() > TEXT_MOST) {
            throw Refusal.of("text", "请控制在 " + TEXT_MOST + " 字以内。");
        }
        table.say(id, self, actor.name(), said);
        List<AccountId> others =
                table.members(id).stream()
                        .map(GroupMember::account)
                        .filter(one -> !one.equals(self))
                        .toList();
        notices.send(others, found(id).name() + "：" + actor.name(), said, path(id));
    }

    @Transactional(readOnly = true)
    public List<GroupMessage> messages(Actor actor, GroupId id) {
        member(actor, id);
        return table.messages(id);
    }

    private AccountId member(Actor actor, GroupId id) {
        AccountId self = actor.account();
        boolean belongs = table.members(id).stream().anyMatch(m -> m.account().equals(self));
        if (self == null || !belongs) {
            throw new Refusal("没有这个小组。");
        }
        return self;
    }

    /** A group, for its members and for those who organise or oversee deputies' work there. */
    @Transactional(readOnly = true)
    public DeputyGroup group(Actor actor, GroupId id) {
        DeputyGroup group = found(id);
        if (!actor.may(DeputiesPermission.SEE, group.congress())) {
            member(actor, id);
        }
        return group;
    }

    @Transactional(readOnly = true)
    public List<GroupMember> members(GroupId id) {
        return table.members(id);
    }

    @Transactional(readOnly = true)
    public List<DeputyGroup> of(CongressId congress) {
        return table.of(congress);
    }

    @Transactional(readOnly = true)
    public List<DeputyGroup> with(AccountId account) {
        return table.with(account);
    }

    private DeputyGroup found(GroupId id) {
        return table.find(id).orElseThrow(() -> new Refusal("没有这个小组。"));
    }

    static String path(GroupId id) {
        return "/deputies/groups/" + id;
    }
}
