package org.openrenda.meetings.rooms;

import org.openrenda.platform.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where meetings stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class RoomEntries {

    @Bean
    NavEntry meetingsList() {
        return NavEntry.desk("会议表决", "会议", "/meetings", 270).needing("meetings.see");
    }

    @Bean
    NavEntry meetingsOpinions() {
        return NavEntry.desk("会议表决", "审议意见", "/meetings/opinions", 272).needing("meetings.plan");
    }

    @Bean
    NavEntry meetingsOpinionsToApprove() {
        return NavEntry.desk("会议表决", "审定审议意见", "/meetings/opinions", 273)
                .needing("meetings.approve-opinions");
    }

    @Bean
    NavEntry meetingsDevices() {
        return NavEntry.desk("会议表决", "签到设备", "/meetings/devices", 276).needing("meetings.devices");
    }

    @Bean
    NavEntry meetingsMine() {
        return NavEntry.desk("会议表决", "我的会议", "/meetings/mine", 275).needing("meetings.see");
    }
}
