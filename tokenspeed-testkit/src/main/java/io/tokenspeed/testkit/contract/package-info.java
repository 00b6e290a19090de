/** The contracts of every storage backend, as abstract test classes that a backend extends. */
@NullMarked
package io.tokenspeed.testkit.contract;

import org.jspecify.annotations.NullMarked;
