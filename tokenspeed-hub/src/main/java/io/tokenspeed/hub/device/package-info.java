/**
 * Routes for devices besides uploads: enrolment, configuration, heartbeats, keys, erasure, and the hub's own
 * description and health.
 */
@NullMarked
package io.tokenspeed.hub.device;

import org.jspecify.annotations.NullMarked;
