package org.openrenda.deputies.duty;

import org.openrenda.deputies.DutyCategory;
import org.openrenda.deputies.contact.Deed;
import org.openrenda.deputies.contact.DeedSource;
import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the duty record stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class DutyEntries {

    @Bean
    NavEntry ownDutyRecord() {
        return NavEntry.desk("代表", "我的履职档案", "/deputies/duty/mine", 360)
                .needing("deputies.own-record");
    }

    @Bean
    NavEntry dutyRecords() {
        return NavEntry.desk("代表", "履职档案", "/deputies/duty", 362).needing("deputies.keep-record");
    }

    @Bean
    NavEntry ownDutyRecordOnPhone() {
        return NavEntry.phone("履职", "/deputies/duty/mine", "user", 35)
                .needing("deputies.own-record");
    }

    /** What the public page of a deputy says was done; visits to stations tell themselves. */
    @Bean
    DeedSource dutyLines(Duty duty) {
        return new DeedSource(account ->
                duty.publicOf(account).counts().entrySet().stream()
                        .filter(entry -> entry.getKey() != DutyCategory.CONTACT)
                        .map(entry -> new Deed(entry.getKey().label(), entry.getValue()))
                        .toList());
    }
}
