package org.openrenda.platform.limits;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for: an IPv4 address itself, but the whole /64 of an IPv6 address. */
final class Network {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private Network() {}

    /** Never asks a name server: what has a colon can only be a literal. */
    static String of(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
            int kept = bytes.length == IPV6_BYTES ? NETWORK_BYTES : bytes.length;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
