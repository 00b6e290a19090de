@NullMarked
package io.tokenspeed.web.build;

import org.jspecify.annotations.NullMarked;
