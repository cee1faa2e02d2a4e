package org.openrenda.platform.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.Challenge;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openrenda.platform.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * What WebAuthn asks a device and how its answer is checked, with WebAuthn4J: origin, host,
 * signature, presence, verification of the person, and a counter that only goes up.
 */
@Component
class PasskeyProtocol {

    private static final int ANSWER_MOST = 20_000;

    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(
                    new PublicKeyCredentialParameters(
                            PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
                    new PublicKeyCredentialParameters(
                            PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(converter);

    /** A device's answer, read but not yet checked. */
    record Answer(AuthenticationData data, byte[] challenge, byte[] credentialId) {}

    /** A newly made key, read but not yet checked. */
    record NewKey(RegistrationData data, byte[] challenge) {}

    /** What a checked answer says of its key. */
    record Used(long signCount, boolean backedUp) {}

    /** What the browser passes to {@code navigator.credentials.create}, bytes as base64url. */
    Map<String, Object> creation(
            PasskeyHost.Bound bound,
            byte[] challenge,
            byte[] handle,
            Account account,
            List<byte[]> known) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rp", Map.of("id", bound.host(), "name", "开放人大"));
        options.put(
                "user",
                Map.of(
                        "id", text(handle),
                        "name", account.name(),
                        "displayName", account.displayName()));
        options.put("challenge", text(challenge));
        options.put(
                "pubKeyCredParams",
                ALGORITHMS.stream()
                        .map(one -> Map.of("type", "public-key", "alg", one.getAlg().getValue()))
                        .toList());
        options.put("timeout", Passkeys.CHALLENGE_HOLDS.toMillis());
        options.put("excludeCredentials", described(known));
        options.put(
                "authenticatorSelection",
                Map.of(
                        "residentKey", "required",
                        "requireResidentKey", true,
                        "userVerification", "required"));
        options.put("attestation", "none");
        return options;
    }

    /** What the browser passes to {@code navigator.credentials.get}; no keys named: any of ours. */
    Map<String, Object> request(PasskeyHost.Bound bound, byte[] challenge, List<byte[]> allowed) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rpId", bound.host());
        options.put("challenge", text(challenge));
        options.put("timeout", Passkeys.CHALLENGE_HOLDS.toMillis());
        options.put("userVerification", "required");
        options.put("allowCredentials", described(allowed));
        return options;
    }

    private static List<Map<String, String>> described(List<byte[]> ids) {
        return ids.stream().map(id -> Map.of("type", "public-key", "id", text(id))).toList();
    }

    NewKey newKey(String json) {
        RegistrationData data = tried(() -> manager.parseRegistrationResponseJSON(bounded(json)));
        return new NewKey(data, challenge(data.getCollectedClientData()));
    }

    Answer answer(String json) {
        AuthenticationData data =
                tried(() -> manager.parseAuthenticationResponseJSON(bounded(json)));
        return new Answer(data, challenge(data.getCollectedClientData()), data.getCredentialId());
    }

    private static byte[] challenge(
            com.webauthn4j.data.client.@org.jspecify.annotations.Nullable CollectedClientData
                    told) {
        Challenge challenge = told == null ? null : told.getChallenge();
        if (challenge == null) {
            throw wrong();
        }
        return challenge.getValue();
    }

    Passkeys.Made check(NewKey key, PasskeyHost.Bound bound) {
        RegistrationParameters asked =
                new RegistrationParameters(server(bound, key.challenge()), ALGORITHMS, true, true);
        RegistrationData data = tried(() -> manager.verify(key.data(), asked));
        var object = data.getAttestationObject();
        var said = object == null ? null : object.getAuthenticatorData();
        var credential = said == null ? null : said.getAttestedCredentialData();
        if (said == null || credential == null) {
            throw wrong();
        }
        return new Passkeys.Made(
                credential.getCredentialId(),
                credentials.convert(credential),
                said.getSignCount(),
                said.isFlagBE(),
                said.isFlagBS());
    }

    Used check(Answer answer, Passkeys.Stored stored, PasskeyHost.Bound bound) {
        byte[] owner = answer.data().getUserHandle();
        if (owner != null && owner.length > 0 && !Arrays.equals(owner, stored.handle())) {
            throw wrong();
        }
        CredentialRecordImpl key =
                new CredentialRecordImpl(
                        new NoneAttestationStatement(),
                        true,
                        stored.backupEligible(),
                        stored.backedUp(),
                        stored.signCount(),
                        credentials.convert(stored.credential()),
                        null,
                        null,
                        null,
                        null);
        AuthenticationParameters asked =
                new AuthenticationParameters(
                        server(bound, answer.challenge()), key, null, true, true);
        AuthenticationData data = tried(() -> manager.verify(answer.data(), asked));
        var said = data.getAuthenticatorData();
        if (said == null) {
            throw wrong();
        }
        return new Used(said.getSignCount(), said.isFlagBS());
    }

    private static ServerProperty server(PasskeyHost.Bound bound, byte[] challenge) {
        Set<Origin> origins =
                bound.origins().stream().map(Origin::create).collect(Collectors.toSet());
        return ServerProperty.builder()
                .origins(origins)
                .rpId(bound.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static String bounded(String json) {
        if (json.isBlank() || json.length() > ANSWER_MOST) {
            throw wrong();
        }
        return json;
    }

    /**
     * Whatever is amiss with an answer, its sender is told one thing. What is no answer at all, a
     * list or an empty object, the library meets with Jackson's exceptions and Java's own.
     */
    private static <T> T tried(Supplier<T> step) {
        try {
            return step.get();
        } catch (WebAuthnException
                | JacksonException
                | IllegalArgumentException
                | NullPointerException amiss) {
            throw wrong();
        }
    }

    static Refusal wrong() {
        return new Refusal("SEC-5", "通行密钥没有通过验证，请再试一次；仍然不行的，改用账号和口令。");
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
