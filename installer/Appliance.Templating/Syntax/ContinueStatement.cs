using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record ContinueStatement(SourceSpan Span) : Statement(Span);
