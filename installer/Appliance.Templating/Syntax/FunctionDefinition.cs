namespace Appliance.Templating.Syntax;

/// <param name="Name">Its name, for messages.</param>
/// <param name="Parameters">Null without a parameter list: arguments are then in <c>$</c> only, and assignments are global.</param>
/// <param name="Body">What a call runs.</param>
internal sealed record FunctionDefinition(string Name, IReadOnlyList<Parameter>? Parameters, IReadOnlyList<Statement> Body);
