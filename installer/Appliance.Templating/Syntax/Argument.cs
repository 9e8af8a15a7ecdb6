namespace Appliance.Templating.Syntax;

internal sealed record Argument(string? Name, Expression Value);
