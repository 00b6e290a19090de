/**
 * Sends this device's requests to its hub when they are due, and applies the answers. Used through
 * {@link io.tokenspeed.uploader.dispatch.HubDispatch}.
 */
@NullMarked
package io.tokenspeed.uploader.dispatch;

import org.jspecify.annotations.NullMarked;
