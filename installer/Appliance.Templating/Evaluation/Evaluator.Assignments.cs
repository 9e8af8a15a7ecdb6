using Appliance.Templating.Lexing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private void RunAssign(AssignStatement assign)
    {
        if (assign.Operator is null)
        {
            Assign(assign.Target, Evaluate(assign.Value));
            return;
        }
        var before = EvaluatePath(assign.Target);
        Assign(assign.Target, ApplyOperator(assign.Operator, before, Evaluate(assign.Value), assign.Span));
    }

    private void Assign(Expression target, object? value)
    {
        switch (target)
        {
            case VariableExpression variable:
                SetGlobal(variable.Name, value, variable.Span);
                break;
            case LocalExpression variable when char.IsAsciiDigit(variable.Name[0]):
                throw variable.Span.Error("The arguments of a function cannot be assigned to.");
            case LocalExpression variable:
                locals.Peek().Variables[variable.Name] = value;
                break;
            case MemberExpression member:
                SetMember(TargetOf(member.Target, out _), member, value);
                break;
            case IndexExpression item:
                SetItem(TargetOf(item.Target, out _), item, value);
                break;
            default:
                throw target.Span.Error($"`{target.Span.Text}` cannot be assigned to.");
        }
    }

    private void SetGlobal(string name, object? value, SourceSpan at)
    {
        RefuseToHide(name, at);
        globals.Peek().Variables.Members[name] = value;
    }

    /// <summary>No variable, loop variable or parameter may take the name of a registered function.</summary>
    public void RefuseToHide(string name, SourceSpan at)
    {
        if (builtins.GetValueOrDefault(name) is QuotingFunction)
            throw at.Error($"`{name}` is a function that makes values safe: it cannot be replaced.");
    }

    private void SetMember(object? target, MemberExpression member, object? value)
    {
        if (target is not ObjectValue owner)
            throw member.Target.Span.Error($"`{member.Target.Span.Text}` is {ValueTypes.Describe(target)}: its member `{member.Name}` cannot be assigned.");
        SetMember(owner, member.Name, value, member.NameSpan);
    }

    private void SetMember(ObjectValue owner, string name, object? value, SourceSpan at)
    {
        // `this.name` is the variable `name`.
        if (ReferenceEquals(owner, globals.Peek().Variables))
            SetGlobal(name, value, at);
        else
            owner.Members[name] = value;
    }

    private void SetItem(object? target, IndexExpression item, object? value)
    {
        var key = Evaluate(item.Key);
        switch (target, key)
        {
            case (ArrayValue array, long index):
                SetItem(array.Items, index, value, item);
                break;
            case (ObjectValue owner, string name):
                SetMember(owner, name, value, item.Span);
                break;
            default:
                throw item.Span.Error($"`{item.Target.Span.Text}` is {ValueTypes.Describe(target)}: its item for {ValueTypes.Describe(key)} cannot be assigned.");
        }
    }

    /// <summary>An index behind the end makes the array longer.</summary>
    private void SetItem(List<object?> items, long index, object? value, IndexExpression item)
    {
        if (index < 0)
            index += items.Count;
        if (index < 0 || index > items.Count + (long)Math.Max(options.LoopLimit, 1000))
            throw item.Span.Error("The index is far outside of the array.");
        while (items.Count <= index)
            items.Add(null);
        items[(int)index] = value;
    }
}
