using Appliance.Engine.Certificates;
using Appliance.Engine.Configuration;
using Appliance.Engine.Database;

namespace Appliance.Engine.Hosting;

/// <summary>Turns what went wrong in a request into an answer, and logs it without what the client sent.</summary>
internal sealed class Boundary(EngineLog log, DatabaseConfiguration database)
{
    public async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed })
                await Refusal.WriteAsync(context, context.Response.StatusCode, Explain(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to answer.
        }
        catch (BadHttpRequestException exception)
        {
            await AnswerAsync(context, exception.StatusCode, exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? "The request is larger than the engine takes."
                : "The request is malformed.");
        }
        catch (Exception exception) when (DatabaseProblem.Is(exception))
        {
            log.Error($"{context.Request.Method} {context.Request.Path}: {DatabaseProblem.Describe(exception, database)}");
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "The database does not answer. Try again in a moment.");
        }
        catch (CertificateException exception)
        {
            log.Error($"{context.Request.Method} {context.Request.Path}: {exception.Message}");
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "A certificate of the engine cannot be read. The engine's log says which.");
        }
        catch (Exception exception)
        {
            log.Error($"{context.Request.Method} {context.Request.Path}: {exception}");
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "The engine failed to answer. Its log says why.");
        }
    }

    private static async Task AnswerAsync(HttpContext context, int status, string detail)
    {
        if (context.Response.HasStarted)
            context.Abort();
        else
            await Refusal.WriteAsync(context, status, detail);
    }

    private static string Explain(HttpContext context) => context.Response.StatusCode == StatusCodes.Status404NotFound
        ? "There is nothing at this address."
        : $"Use {context.Response.Headers.Allow} here.";
}
