/** Questions of the dashboard as a whole: their time, their filters, and what an answer tells about itself. */
@NullMarked
package io.tokenspeed.dashboard.question;

import org.jspecify.annotations.NullMarked;
