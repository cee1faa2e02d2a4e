package org.openrenda.deputies.voices;

/**
 * What a citizen says, as it comes to the door: nothing of it is stored before it is masked.
 *
 * @param name the caller's name, or empty; only the first character is kept
 * @param phone a telephone number, or empty; it is sealed
 */
public record NewVoice(String title, String text, String name, String phone, String areaCode) {

    public NewVoice {
        title = title.strip();
        text = text.strip();
        name = name.strip();
        phone = phone.replaceAll("[\\s\\-—()（）]", "");
        areaCode = areaCode.strip();
    }
}
