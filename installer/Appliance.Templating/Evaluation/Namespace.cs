using System.Collections.Frozen;

namespace Appliance.Templating.Evaluation;

/// <summary>A built-in object of functions, such as <c>string</c>.</summary>
internal sealed record Namespace(string Name, FrozenDictionary<string, Callable> Functions);
