/** The user's decisions and the secrets of the device, each in a private file. */
@NullMarked
package io.tokenspeed.uploader.settings;

import org.jspecify.annotations.NullMarked;
