/** The device's half of the protocol between devices and hubs. */
@NullMarked
package io.tokenspeed.uploader;

import org.jspecify.annotations.NullMarked;
