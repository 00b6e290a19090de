package io.tokenspeed.uploader.settings;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The private files of an uploader.
 *
 * @param settings the user's decisions
 * @param credentials the identity of the device at its hub
 * @param salts the salts of project ids
 */
public record DeviceFiles(SettingsFile settings, CredentialFile credentials, Salts salts) {
    /**
     * The files in a folder.
     *
     * @param predecessorSalt the file with the predecessor's salt
     */
    public static DeviceFiles in(Path folder, Path predecessorSalt, SecureRandom random) {
        return new DeviceFiles(
                new SettingsFile(folder), new CredentialFile(folder), new Salts(folder, predecessorSalt, random));
    }
}
