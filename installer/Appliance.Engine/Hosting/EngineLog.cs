namespace Appliance.Engine.Hosting;

/// <summary>One line per message: with syslog priority for the journal (sd-daemon(3)), with time and level otherwise.</summary>
internal sealed class EngineLog(TextWriter output, bool journal, TimeProvider time) : ILoggerProvider, ILogger
{
    private readonly Lock _lock = new();

    public void Information(string message) => Write(LogLevel.Information, message);

    public void Warning(string message) => Write(LogLevel.Warning, message);

    public void Error(string message) => Write(LogLevel.Error, message);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information && logLevel != LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Write(logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }

    private void Write(LogLevel level, string message)
    {
        // A line break in a message would let a request forge log lines.
        var line = message.ReplaceLineEndings(" | ");
        var start = journal ? $"<{Priority(level)}>" : $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {Word(level)} ";
        lock (_lock)
        {
            output.WriteLine(start + line);
            output.Flush();
        }
    }

    private static int Priority(LogLevel level) => level switch
    {
        LogLevel.Critical => 2,
        LogLevel.Error => 3,
        LogLevel.Warning => 4,
        _ => 6,
    };

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Critical => "critical",
        LogLevel.Error => "error",
        LogLevel.Warning => "warning",
        _ => "info",
    };
}
