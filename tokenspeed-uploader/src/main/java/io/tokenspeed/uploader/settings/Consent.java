package io.tokenspeed.uploader.settings;

/** The text that a user agrees to before anything is sent. A change of its meaning gets a new version. */
public final class Consent {
    /** The version of {@link #text}. */
    public static final int VERSION = 1;

    private Consent() {}

    /** The text for a hub and a bucket length in seconds. */
    public static String text(String hubUrl, int bucketSeconds) {
        return """
                What is sent to %s

                Sums over %d seconds from this machine: how many requests and errors there
                were, their tokens, their cost and how fast they were, by tool, provider,
                model and an anonymous number per project.

                They contain no prompts, answers, code, file names, paths, project names, user
                names, host names or session ids. They are pseudonymous, not anonymous: the
                hub knows which device sent them and sees its network address while it is
                connected. Somebody who watches the network sees that address, the name of the
                hub, times and sizes. The people who run the hub can look at single devices
                and projects, and in a small team they may recognise a person from working
                hours or a rare tool.

                You can see every upload before it is sent (tokenspeed upload preview) and for
                30 days after (tokenspeed upload log), stop at any time (tokenspeed upload
                disable), and have your data erased within 24 hours, in backups within 35 days
                (tokenspeed device forget).
                """.formatted(hubUrl, bucketSeconds);
    }
}
