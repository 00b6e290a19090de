package io.tokenspeed.model.device;

/**
 * A secret as it is stored: encrypted under a data key.
 *
 * @param dekId the data key
 * @param iv 12 bytes in hex
 * @param ciphertext in hex, with its tag
 */
public record SealedSecret(String dekId, String iv, String ciphertext) {}
