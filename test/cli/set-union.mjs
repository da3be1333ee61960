// gitlab-ci-local 4.75 is built for Node 22, and asks for this one thing that Node 20 has not.
Set.prototype.union ??= function union(other) {
  return new Set([...this, ...other]);
};
