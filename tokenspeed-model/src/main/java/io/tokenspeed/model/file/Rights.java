package io.tokenspeed.model.file;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The permissions that files and folders are created with. */
final class Rights {
    /** Whether this system has POSIX permissions: rights of owner, group and others. */
    static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** All permissions of the owner, and none of group and others. */
    static final Set<PosixFilePermission> OF_OWNER = PosixFilePermissions.fromString("rwx------");

    private Rights() {}

    /** Returns the permissions of a file that only its owner reads and writes. */
    static FileAttribute<?>[] ofFile() {
        return of("rw-------");
    }

    /** Returns the permissions of a folder that only its owner uses. */
    static FileAttribute<?>[] ofFolder() {
        return of("rwx------");
    }

    private static FileAttribute<?>[] of(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
