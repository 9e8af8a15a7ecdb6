using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>import object</c>: its members become variables.</summary>
internal sealed record ImportStatement(SourceSpan Span, Expression Source) : Statement(Span);
