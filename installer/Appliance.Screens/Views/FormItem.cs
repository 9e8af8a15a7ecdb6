namespace Appliance.Screens.Views;

/// <summary>A view in a form with its label and message.</summary>
public sealed class FormItem(string label, View view)
{
    public string Label { get; set; } = label;

    public View View => view;

    public FieldMessage? Message { get; set; }

    /// <summary>One that is not visible takes neither place nor keys.</summary>
    public bool Visible { get; set; } = true;

    /// <summary>Over the whole width, the label above it: for tables and texts.</summary>
    public bool Wide { get; init; }

    internal bool TakesFocus => Visible && view.TakesFocus;
}
