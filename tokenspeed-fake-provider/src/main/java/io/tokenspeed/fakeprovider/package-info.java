/** A provider of models that answers on a local port, with answers and times that its user chooses. */
@NullMarked
package io.tokenspeed.fakeprovider;

import org.jspecify.annotations.NullMarked;
