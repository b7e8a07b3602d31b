@echo off
rem Starts planterm with the Python that lies beside this file: double-click it, drop a plan or a workbook on it,
rem or type it with planterm's arguments. Only ASCII in here: cmd reads it in the machine's own code page.
setlocal EnableExtensions DisableDelayedExpansion
if not exist "%~dp0python\python.exe" (
    echo Packa upp hela mappen ur zip-filen, och starta planterm.cmd i den.
    pause
    exit /b 2
)
rem The line that started cmd: what a dropped file's name holds besides letters is whole in it, and perhaps not in the
rem arguments. Delayed expansion keeps the line as it is, and would take a ! out of everything else.
setlocal EnableDelayedExpansion
set "PLANTERM_LINE=!CMDCMDLINE!"
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" -B -m planterm_start %*
set "TOLD=%ERRORLEVEL%"
rem Below 256 nothing of ours ran: Windows has said why, and the window would go with it.
if %TOLD% lss 256 pause
set /a CODE=%TOLD% %% 256
rem From 512 on, cmd would go on with what stands after an ampersand in the dropped file's name.
if %TOLD% geq 512 exit %CODE%
exit /b %CODE%
