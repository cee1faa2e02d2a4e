package org.openrenda.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after a command: a file, and options that each take one value. */
final class Options {

    private final Map<String, String> values = new HashMap<>();
    private final List<String> files = new ArrayList<>();

    Options(List<String> words, Set<String> known, int filesMax) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                files.add(word);
                continue;
            }
            int sign = word.indexOf('=');
            String name = sign < 0 ? word : word.substring(0, sign);
            if (!known.contains(name)) {
                throw new Problem("不认识的选项 " + name + "，可用 --help 查看用法。");
            }
            if (sign < 0 && i + 1 >= words.size()) {
                throw new Problem("选项 " + name + " 后面缺少取值。");
            }
            values.put(name, sign < 0 ? words.get(++i) : word.substring(sign + 1));
        }
        if (files.size() > filesMax) {
            throw new Problem("多余的参数 " + files.get(filesMax) + "，可用 --help 查看用法。");
        }
    }

    String need(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new Problem("缺少选项 " + name + "，可用 --help 查看用法。");
        }
        return value;
    }

    Path file() {
        if (files.isEmpty()) {
            throw new Problem("没有给出文件，可用 --help 查看用法。");
        }
        return Path.of(files.getFirst());
    }

    List<Path> paths(String name) {
        return List.of(need(name).split(",")).stream().map(Path::of).toList();
    }

    int number(String name, int otherwise, int least) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Problem("选项 " + name + " 应是整数，给出的是“" + value + "”。");
        }
        throw new Problem("选项 " + name + " 不能小于 " + least + "。");
    }
}
