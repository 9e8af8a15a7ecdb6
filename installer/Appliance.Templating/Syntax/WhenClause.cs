namespace Appliance.Templating.Syntax;

internal sealed record WhenClause(IReadOnlyList<Expression> Values, IReadOnlyList<Statement> Body);
