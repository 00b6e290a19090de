package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.course.Course;
import io.tokenspeed.fakeprovider.wire.Asked;
import io.tokenspeed.fakeprovider.wire.FakeReply;
import io.tokenspeed.fakeprovider.wire.WireForm;
import io.tokenspeed.fakeprovider.wire.WireText;
import org.jspecify.annotations.Nullable;

/** What was chosen as the answer to a request. */
record Choice(Course course, Answer.Labels labels, @Nullable ReportedUsage usage) {
    FakeReply reply(Asked asked, WireForm form) {
        String id = labels.id() == null ? WireText.newId(form.idPrefix()) : labels.id();
        String model = labels.model() == null ? asked.model() : labels.model();
        FakeReply.By by = new FakeReply.By(id, model, labels.serviceTier());
        return new FakeReply(by, course.runs(), course.finish(), usage, asked);
    }
}
