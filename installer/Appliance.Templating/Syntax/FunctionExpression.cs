using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>do ... end</c></summary>
internal sealed record FunctionExpression(SourceSpan Span, FunctionDefinition Function) : Expression(Span);
