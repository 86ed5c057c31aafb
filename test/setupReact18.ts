import { registerHooks } from 'node:module';

// Everything that imports React gets React 18, dependencies included. An alias in the configuration would apply to the
// sources only, and hooks break if a page has two copies of React.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const found = nextResolve(specifier, context);
    return {
      ...found,
      url: found.url.replace(/\/node_modules\/(react|react-dom)\//, '/node_modules/$1-18/'),
    };
  },
});
