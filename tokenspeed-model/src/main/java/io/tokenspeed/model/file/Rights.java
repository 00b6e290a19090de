package io.tokenspeed.model.file;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The rights that files and folders are made with. */
final class Rights {
    /** Whether this system has rights of owner, group and others. */
    static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    /** What only an owner may be allowed. */
    static final Set<PosixFilePermission> OF_OWNER = PosixFilePermissions.fromString("rwx------");

    private Rights() {}

    /** Of a file that its owner reads and writes. */
    static FileAttribute<?>[] ofFile() {
        return of("rw-------");
    }

    /** Of a folder that its owner uses. */
    static FileAttribute<?>[] ofFolder() {
        return of("rwx------");
    }

    private static FileAttribute<?>[] of(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
