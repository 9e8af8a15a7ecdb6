namespace Appliance.Wizard.Dialogues;

/// <summary>Where a line dialogue is held: a terminal, or a pipe. Nothing is asked of it but lines.</summary>
public interface IDialogueConsole
{
    void Write(string text);

    void WriteLine(string text = "");

    /// <returns>The line; null when there are no more.</returns>
    Task<string?> ReadLineAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="ReadLineAsync"/>, but what is typed is shown nowhere, from when the question is to be seen.</summary>
    Task<string?> ReadHiddenAsync(string question, CancellationToken cancellationToken);
}
