/**
 * The device's half of the protocol between devices and hubs. Embedded through {@link io.tokenspeed.uploader.Uploader}.
 */
@NullMarked
package io.tokenspeed.uploader;

import org.jspecify.annotations.NullMarked;
