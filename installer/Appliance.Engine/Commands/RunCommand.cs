using Appliance.Engine.Certificates;
using Appliance.Engine.Hosting;

namespace Appliance.Engine.Commands;

/// <summary><c>run</c>: serves until the process is told to stop.</summary>
internal sealed class RunCommand(CommandStreams streams)
{
    public async Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(options.Configuration.DataDirectory);
            await using var host = EngineHost.Create(options.Configuration, EngineEnvironment.FromProcess());
            return await ServeAsync(host, cancellationToken);
        }
        catch (CertificateException exception)
        {
            return await FailAsync($"{exception.Message} Issue the certificate again, or mend pki in the configuration.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync($"{exception.Message} Check dataDirectory in the configuration and who owns it.");
        }
    }

    private async Task<int> ServeAsync(EngineHost host, CancellationToken cancellationToken)
    {
        try
        {
            if (await host.StartAsync(cancellationToken) is { } problem)
                return await FailAsync(problem.ToString());
        }
        catch (OperationCanceledException) when (host.Stopping.IsCancellationRequested)
        {
            return ExitCode.Done;
        }

        await streams.Output.WriteLineAsync($"ready {host.Home}");
        await streams.Output.FlushAsync(cancellationToken);
        await host.RunUntilStoppedAsync();
        return ExitCode.Done;
    }

    private async Task<int> FailAsync(string message)
    {
        await streams.Error.WriteLineAsync($"{Product.Executable}: {message}");
        return ExitCode.Failed;
    }
}
