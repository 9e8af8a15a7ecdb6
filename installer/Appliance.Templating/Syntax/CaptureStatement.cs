using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal sealed record CaptureStatement(SourceSpan Span, Expression Target, IReadOnlyList<Statement> Body) : Statement(Span);
