/** What devices do besides uploading: enrol, ask for their configuration, tell, rotate keys, leave. */
@NullMarked
package io.tokenspeed.hub.device;

import org.jspecify.annotations.NullMarked;
