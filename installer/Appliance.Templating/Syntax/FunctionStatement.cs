using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record FunctionStatement(SourceSpan Span, FunctionDefinition Function) : Statement(Span);
