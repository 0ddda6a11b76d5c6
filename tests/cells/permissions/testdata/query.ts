/** Prints what Deno says to each descriptor of its argument, one state each. */
const descriptors: Deno.PermissionDescriptor[] = JSON.parse(Deno.args[0] ?? "");
const states = descriptors.map((descriptor) => {
  const { state, partial } = Deno.permissions.querySync(descriptor);
  return partial ? "partly" : state;
});
console.log(JSON.stringify(states));
