using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>}}</c></summary>
internal sealed record TagExitStatement(SourceSpan Span) : Statement(Span);
