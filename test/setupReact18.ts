import { registerHooks } from 'node:module';

// Whatever asks for React, a dependency too, gets React 18. Not an alias in the configuration: that would reach
// the sources only, and a page with two Reacts has broken hooks.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context);
    return {
      ...found,
      url: found.url.replace(/\/node_modules\/(react|react-dom)\//, '/node_modules/$1-18/'),
    };
  },
});
