package org.openrenda.platform.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openrenda.platform.Permission;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every permission of every module, read from the modules' own enums when the program starts. */
@Component
@Order(5)
class PermissionList implements ApplicationRunner {

    private static final String ROOT = "org.openrenda";

    private final Grants grants;
    private final Map<String, Permission> byCode = new TreeMap<>();

    PermissionList(Grants grants) {
        this.grants = grants;
        for (Permission permission : scan()) {
            byCode.put(permission.code(), permission);
        }
    }

    private static List<Permission> scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Permission.class));
        List<Permission> found = new ArrayList<>();
        for (BeanDefinition candidate : scanner.findCandidateComponents(ROOT)) {
            try {
                Class<?> type = Class.forName(candidate.getBeanClassName());
                for (Object constant : type.getEnumConstants()) {
                    found.add((Permission) constant);
                }
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        found.sort(Comparator.comparing(Permission::code));
        return found;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        byCode.values()
                .forEach(permission ->
                        grants.learn(
                                permission.code().substring(0, permission.code().indexOf('.')),
                                permission));
    }

    List<Permission> all() {
        return List.copyOf(byCode.values());
    }

    Permission known(String code) {
        Permission permission = byCode.get(code);
        if (permission == null) {
            throw new IllegalStateException("no module declares the permission " + code);
        }
        return permission;
    }
}
