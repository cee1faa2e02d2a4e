package org.openrenda.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrenda.congress.Area;
import org.openrenda.platform.AccountId;
import org.openrenda.platform.Actor;
import org.openrenda.platform.CongressId;
import org.openrenda.platform.Grant;
import org.openrenda.platform.PersonId;
import org.openrenda.platform.Role;
import org.openrenda.platform.UnitId;
import org.openrenda.platform.access.Access;
import org.openrenda.platform.database.DataFolder;
import org.springframework.stereotype.Component;

/**
 * The people to try the demo as. All share one password, made by chance for this data folder: it
 * stands in a file only its owner can read, and in the database as its hash.
 */
@Component
class Cast {

    static final String FILE = "demo-sign-in.txt";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_CHARS = 4;

    private final Access access;
    private final CityPlan plan;
    private final Roster roster;
    private final DataFolder folder;

    Cast(Access access, CityPlan plan, Roster roster, DataFolder folder) {
        this.access = access;
        this.plan = plan;
        this.roster = roster;
        this.folder = folder;
    }

    /**
     * One of them.
     *
     * @param at CITY, or the code of a county
     * @param work a deputy's occupation or a handler's unit
     */
    record Member(String account, String name, Role role, String at, String work, String shown) {

        boolean isWoman() {
            return "岚琴霞敏静".indexOf(name.charAt(name.length() - 1)) >= 0;
        }
    }

    private static final String CITY = "990100";
    private static final String COUNTY = "990101";

    static final List<Member> MEMBERS =
            List.of(
                    new Member("clerk", "林晓岚", Role.CLERK, CITY, "", "市人大机关工作人员"),
                    new Member("chair", "周守正", Role.CHAIR, CITY, "", "市人大主任会议成员"),
                    new Member("deputy1", "陈云霞", Role.DEPUTY, CITY, "社区工作者", "市人大代表"),
                    new Member("deputy2", "何春生", Role.DEPUTY, CITY, "中学教师", "市人大代表"),
                    new Member("deputy3", "罗文静", Role.DEPUTY, CITY, "主任医师", "市人大代表"),
                    new Member("deputy4", "方万里", Role.DEPUTY, CITY, "公交驾驶员", "市人大代表"),
                    new Member("deputy5", "孟慧敏", Role.DEPUTY, CITY, "律师", "市人大代表"),
                    new Member("deputy6", "唐怀民", Role.DEPUTY, CITY, "种粮大户", "市人大代表"),
                    handler("housing", "许明辉", "市住房和城乡建设局"),
                    handler("water", "江子安", "市水务局"),
                    handler("environment", "谭益民", "市生态环境局"),
                    handler("city-management", "石学文", "市城市管理局"),
                    new Member("keeper", "苏巧琴", Role.STATION_KEEPER, CITY, "", "代表联络站工作人员"),
                    new Member("county-clerk", "沈知行", Role.CLERK, COUNTY, "", "望江区人大机关工作人员"),
                    new Member("county-chair", "汪雅琴", Role.CHAIR, COUNTY, "", "望江区人大主任会议成员"),
                    administrator("system-admin", "系统管理员", Role.SYSTEM_ADMIN),
                    administrator("security-admin", "安全管理员", Role.SECURITY_ADMIN),
                    administrator("audit-admin", "审计管理员", Role.AUDIT_ADMIN));

    private static Member handler(String account, String name, String unit) {
        return new Member(account, name, Role.HANDLER, CITY, unit, unit + "经办人");
    }

    private static Member administrator(String account, String name, Role role) {
        return new Member(account, name, role, CITY, "", name + "（首次登录须启用动态码）");
    }

    /** Opens all accounts; each takes its first password through a link that works once. */
    void open() {
        String password = password();
        Area county = CityPlan.areas().get(1);
        for (Member member : MEMBERS) {
            CongressId at = plan.of(member.at());
            Actor setup = plan.setup(at);
            boolean handles = member.role() == Role.HANDLER;
            @Nullable PersonId person =
                    member.role() == Role.DEPUTY
                            ? roster.withAccount(
                                    member.name(), member.isWoman(), member.work(), county)
                            : null;
            @Nullable UnitId unit = handles ? plan.unit(member.work()) : null;
            AccountId id = access.open(setup, member.account(), member.name(), person, at);
            access.grant(setup, id, new Grant(member.role(), at, unit));
            access.acceptInvitation(access.invite(setup, id), password);
        }
    }

    /** The account as an actor with its own rights, for acts that are to be its own. */
    Actor actor(String account) {
        return access.actor(access.accountOf(account).orElseThrow().id());
    }

    /** The password of this data folder, made when there is none yet. */
    private String password() {
        Path file = file();
        try {
            if (Files.exists(file)) {
                return known();
            }
            String fresh = fresh();
            var ownerOnly = PosixFilePermissions.fromString("rw-------");
            Files.newByteChannel(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(ownerOnly))
                    .close();
            Files.writeString(file, "口令：" + fresh + "\n\n" + table());
            return fresh;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String known() throws IOException {
        return Files.readAllLines(file(), StandardCharsets.UTF_8).getFirst().replace("口令：", "");
    }

    private Path file() {
        return folder.path().resolve(FILE);
    }

    /** Three of the four kinds of characters stand in it for certain. */
    private static String fresh() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int at = 0; at < GROUPS * GROUP_CHARS; at++) {
            password.append(at > 0 && at % GROUP_CHARS == 0 ? "-" : "");
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password + "-Aa7";
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        for (Member member : MEMBERS) {
            table.append(
                    "  %-16s %s，%s%n".formatted(member.account(), member.name(), member.shown()));
        }
        return table.toString();
    }

    /** Address, accounts and password, as printed at every start of the demo. */
    String sheet(String address) {
        try {
            String password =
                    Files.exists(file()) ? known() : "口令文件 " + file() + " 已不在；换一个数据文件夹即可重新生成";
            return "%n演示城市：%s（人名、地名、单位和工单均为虚构）%n地址：%s%n登录：%ssign-in%n口令：%s（也在 %s）%n账号：%n%s"
                    .formatted(CityPlan.CITY, address, address, password, file(), table());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
