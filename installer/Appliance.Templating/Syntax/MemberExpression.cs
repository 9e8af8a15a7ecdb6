using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>target.name</c>, or <c>target?.name</c> when guarded.</summary>
internal sealed record MemberExpression(SourceSpan Span, Expression Target, string Name, SourceSpan NameSpan, bool Guarded) : Expression(Span);
