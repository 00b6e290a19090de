/** The resources of the API, one class per group of paths. */
@NullMarked
package io.tokenspeed.dashboard.resource;

import org.jspecify.annotations.NullMarked;
