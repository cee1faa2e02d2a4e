package org.openrenda.platform.access;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where accounts, rights and the record stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class AccessEntries {

    @Bean
    NavEntry accessAccounts() {
        return NavEntry.desk("系统管理", "账号和角色", "/access/accounts", 910)
                .needing("access.accounts-see");
    }

    @Bean
    NavEntry accessRights() {
        return NavEntry.desk("系统管理", "权限一览", "/access/rights", 920).needing("access.rights-see");
    }

    @Bean
    NavEntry accessRecord() {
        return NavEntry.desk("系统管理", "审计日志", "/access/record", 930).needing("access.record-audit");
    }

    @Bean
    NavEntry accessTasks() {
        return NavEntry.desk("工作台", "今天", "/desk", 10);
    }

    @Bean
    NavEntry accessTaskList() {
        return NavEntry.desk("工作台", "待办", "/tasks", 20);
    }

    @Bean
    NavEntry accessDeskOnPhone() {
        return NavEntry.phone("今天", "/desk", "home", 5);
    }

    @Bean
    NavEntry accessTasksOnPhone() {
        return NavEntry.phone("待办", "/tasks", "checklist", 40);
    }
}
