using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record BreakStatement(SourceSpan Span) : Statement(Span);
