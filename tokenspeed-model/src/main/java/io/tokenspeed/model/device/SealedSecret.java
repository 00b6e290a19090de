package io.tokenspeed.model.device;

/**
 * A device's secret as it is stored: encrypted under a data key.
 *
 * @param dekId the id of the data key
 * @param iv initialisation vector, 12 bytes in hex
 * @param ciphertext the encrypted secret with its authentication tag, in hex
 */
public record SealedSecret(String dekId, String iv, String ciphertext) {}
